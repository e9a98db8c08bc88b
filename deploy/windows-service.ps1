# Windows: starts Engawa with the PC, before anybody signs in, and again when it ends.
# Run once as administrator:  powershell -ExecutionPolicy Bypass -File windows-service.ps1
# To stop it for good:  Unregister-ScheduledTask Engawa
param(
  [string]$Folder = 'C:\engawa',
  [string]$Data = 'C:\engawa-data',
  [string]$User = 'NT AUTHORITY\LOCAL SERVICE'
)

New-Item -ItemType Directory -Force $Data | Out-Null
# Only the service and administrators may look into the data.
icacls $Data /inheritance:r /grant "${User}:(OI)(CI)M" 'BUILTIN\Administrators:(OI)(CI)F' 'NT AUTHORITY\SYSTEM:(OI)(CI)F' | Out-Null

$command = "/c set ENGAWA_SERVICE=1&& set DATA_DIR=$Data&& `"$Folder\engawa.cmd`""
$action = New-ScheduledTaskAction -Execute "$env:SystemRoot\System32\cmd.exe" -Argument $command -WorkingDirectory $Folder
$trigger = New-ScheduledTaskTrigger -AtStartup
$principal = New-ScheduledTaskPrincipal -UserId $User -LogonType ServiceAccount
$settings = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -ExecutionTimeLimit ([TimeSpan]::Zero) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
Register-ScheduledTask -TaskName Engawa -Action $action -Trigger $trigger -Principal $principal -Settings $settings -Force
Start-ScheduledTask Engawa
