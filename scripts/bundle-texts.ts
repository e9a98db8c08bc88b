// What stands beside the program in a bundle: how it is started, and what a person reads first.
import { memory, server } from './house.mjs';

export type Text = { name: string; text: string; mode?: number };

/** No program of the machine is called: only the shell itself and our Node. */
export const shellStart = (node: string): Text => ({
  name: 'engawa.sh',
  mode: 0o755,
  text: `#!/bin/sh
# えんがわを始めます。命令をそえると、それだけをします：./engawa.sh backup --to 置き場所
INIT_CWD=\${INIT_CWD:-$PWD}
cd "\${0%/*}" 2>/dev/null || cd .
DATA_DIR=\${DATA_DIR:-../engawa-data}
NODE_ENV=production
${Object.entries(memory)
  .map(([name, value]) => `${name}=\${${name}:-${value}}`)
  .join('\n')}
export INIT_CWD DATA_DIR NODE_ENV ${Object.keys(memory).join(' ')}
if [ $# -gt 0 ]; then exec ./${node} cli/main.ts "$@"; fi
exec ./${node} ${server.join(' ')}
`,
});

/** ASCII alone: the command prompt reads this file in the code page of the machine. */
export const windowsStart = (node: string): Text => ({
  name: 'engawa.cmd',
  text: lines(`@echo off
setlocal
chcp 65001 >nul
if not defined INIT_CWD set "INIT_CWD=%CD%"
cd /d "%~dp0"
if not defined DATA_DIR set "DATA_DIR=..\\engawa-data"
set NODE_ENV=production
if not "%~1"=="" (
  "${node.replaceAll('/', '\\')}" cli\\main.ts %*
  exit /b
)
"${node.replaceAll('/', '\\')}" ${server.join(' ')}
if not defined ENGAWA_SERVICE pause
exit /b 1
`),
});

export function readMe(version: string, isWindows: boolean): Text {
  const start = isWindows
    ? 'engawa.cmd をダブルクリックします。黒い画面は、使うあいだ開いたままにします。'
    : '端末（ターミナル）で、このフォルダーの engawa.sh を動かします： ./engawa.sh';
  const command = isWindows ? 'engawa.cmd' : './engawa.sh';
  return {
    name: '読んでください.txt',
    text: lines(`\uFEFFえんがわ ${version}

このフォルダーには、えんがわを動かすのに要るものが、すべて入っています。
インストールはいりません。インターネットもいりません。

■ 始めかた
　${start}
　「えんがわ: http://localhost:3000」と出たら、そのアドレスを、このパソコンのブラウザーで開きます。
　はじめての画面で、事業所の名前を決めるか、見本の事業所をためします。

■ 止めかた
　黒い画面（端末）で、Ctrl を押しながら C を押します。

■ 書いたものがあるところ
　このフォルダーのとなりにできる「engawa-data」です。消さないでください。
　ほかの場所にするには、DATA_DIR という名前で場所を決めてから始めます。

■ 控え
　1日に1度は、別のところに控えをとってください。決めておけば、毎晩ひとりでにとります。
　BACKUP_DIR（置き場所）と BACKUP_PASSPHRASE_FILE（合言葉を書いたファイルの場所）を決めて始めます。
　いますぐとるとき： ${command} backup --to 置き場所
　合言葉は紙にも書いて、しまってください。なくすと、控えはだれにも開けません。

■ 新しい版にするとき
　1. 止めて、控えをとります。
　2. 新しい版のフォルダーを、このフォルダーのとなりに置きます。
　3. 新しいほうを始めます。書いたものは、そのまま続きます。
　前の版にもどすには、控えがいります。くわしくは docs/deployment.md にあります。

■ ほかのパソコンやスマートフォンからも使うとき
　docs/deployment.md を、パソコンにくわしい人といっしょに読んでください。
`),
  };
}

const lines = (text: string) => text.replaceAll('\n', '\r\n');
