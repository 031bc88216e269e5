import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import { bundledModule } from '../adapter/bundled-adapter.ts';
import { ownDecoder } from '../adapter/own-decoder.ts';
import type { Candidate } from './candidate.ts';

/** The source of the module that decodes a candidate’s own codec; `null` for a candidate whose profile says how to read. */
export async function decoderSource({ profile, adapter }: Candidate): Promise<string | null> {
  return profile.identityCookie.codec.kind === 'custom' ? bundledModule(adapter) : null;
}

/** What a candidate’s cookies, queues and uploads are read with. */
export async function vocabularyOf(candidate: Candidate): Promise<Vocabulary> {
  const source = await decoderSource(candidate);
  return source === null ? candidate.profile : { ...candidate.profile, decodeCustom: await ownDecoder(source) };
}
