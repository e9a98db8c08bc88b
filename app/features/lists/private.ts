/** H8: the kinds whose text begins in the confidential part. */
export const privateKinds: readonly string[] = ['visit', 'case-meeting'];
