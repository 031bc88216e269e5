import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import { ownDecoder } from '../adapter/own-decoder.ts';
import type { Candidate } from './candidate.ts';

/** What a candidate’s cookies, queues and uploads are read with. */
export async function vocabularyOf({ profile, adapter }: Candidate): Promise<Vocabulary> {
  return profile.identityCookie.codec.kind === 'own' ? { ...profile, decodeOwn: await ownDecoder(adapter) } : profile;
}
