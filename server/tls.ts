/**
 * https by ourselves: a certificate and its key from two files. They are read again every
 * minute, so that a renewed certificate needs no restart; while new files are no good, the old
 * ones go on serving.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server, ServerOptions } from 'node:https';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';

export type TlsFiles = { cert: string; key: string };
export type Pair = { cert: Buffer; key: Buffer; until: Date };
/** With a sentence instead of a stack: the files can be put right by whoever reads it. */
export class TlsProblem extends Error {}

/** The pair, once it is sure that it can serve these names. One that ran out still may: browsers say so. */
export function readPair(files: TlsFiles, hosts: readonly string[]): Pair {
  const cert = readNamed('TLS_CERT', files.cert);
  const key = readNamed('TLS_KEY', files.key);
  const certificate = certificateOf(cert, files.cert);
  if (!certificate.checkPrivateKey(keyOf(key, files.key)))
    throw new TlsProblem(
      `証明書（${files.cert}）と鍵（${files.key}）が、ひと組ではありません。同じときに作ったものを、TLS_CERT と TLS_KEY に決めてください。`,
    );
  const missing = hosts.find((host) => !isFor(certificate, host));
  if (missing)
    throw new TlsProblem(
      `証明書（${files.cert}）に「${missing}」の名前がありません。その名前の入った証明書を用意するか、PUBLIC_URL（住民のためには RESIDENT_URL）を証明書にある名前に直してください。`,
    );
  createSecureContext({ cert, key });
  return { cert, key, until: certificate.validToDate };
}

export function expiryWarning({ until }: Pair, now = new Date()): string | null {
  if (until > now) return null;
  return `証明書の期限が切れています（${until.toISOString().slice(0, 10)} まで）。新しい証明書に置きかえてください。置きかえると、止めずに切りかわります。`;
}

export const tlsOptions = ({ cert, key }: Pair): ServerOptions => ({
  cert,
  key,
  minVersion: 'TLSv1.2',
});

/** Keeps the servers on the newest good pair. `look` is asked every minute, and by tests. */
export function keepFresh(servers: Server[], files: TlsFiles, hosts: string[], first: Pair) {
  let last = first;
  let said = '';
  const look = (): string | null => {
    try {
      const pair = readPair(files, hosts);
      if (!pair.cert.equals(last.cert) || !pair.key.equals(last.key)) {
        for (const server of servers) server.setSecureContext(tlsOptions(pair));
        last = pair;
      }
      said = '';
      return null;
    } catch (error) {
      const sentence = `${error instanceof TlsProblem ? error.message : String(error)} それまでは、前の証明書で動きつづけます。`;
      const isNew = sentence !== said;
      said = sentence;
      return isNew ? sentence : null;
    }
  };
  return { look, until: () => last.until };
}

function readNamed(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new TlsProblem(
      isMissing
        ? `${name} のファイル（${path}）がありません。置いた場所を確かめてください。`
        : `${name} のファイル（${path}）を読めません。えんがわを動かす人が読めるようにしてください。`,
    );
  }
}

function certificateOf(pem: Buffer, path: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new TlsProblem(
      `TLS_CERT のファイル（${path}）は証明書ではありません。「-----BEGIN CERTIFICATE-----」で始まるファイルを決めてください。`,
    );
  }
}

function keyOf(pem: Buffer, path: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new TlsProblem(
      `TLS_KEY のファイル（${path}）は、合言葉のない鍵ではありません。「-----BEGIN PRIVATE KEY-----」で始まるファイルを決めてください。`,
    );
  }
}

function isFor(certificate: X509Certificate, host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined;
}
