import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import { adapterDecoder } from '../adapter/adapter-decoder.ts';
import { bundledModule } from '../adapter/bundled-adapter.ts';
import type { Candidate } from './candidate.ts';

/** Returns the source of the module that decodes a candidate’s custom codec; `null` if its profile has a known codec. */
export async function decoderSource({ profile, adapter }: Candidate): Promise<string | null> {
  return profile.identityCookie.codec.kind === 'custom' ? bundledModule(adapter) : null;
}

/** Returns the vocabulary by which a candidate’s cookies, queues and uploads are read. */
export async function vocabularyOf(candidate: Candidate): Promise<Vocabulary> {
  const source = await decoderSource(candidate);
  return source === null ? candidate.profile : { ...candidate.profile, decodeCustom: await adapterDecoder(source) };
}
