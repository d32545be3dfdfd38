import { sql } from 'kysely'
import type { Operating } from '../../../platform/scope.ts'

/** Brings `register.findable` into line with the periods that hold now and with the constituencies. */
export const makeFindable = (tx: Operating) =>
  sql`
    merge into register.findable f using (
      select kind, code, name, practice_id, status, lower(unaccent(words)) as words from (
        select 'practice' as kind, p.ods_code as code, p.name, p.practice_id, p.status,
               ' ' || concat_ws(' ', p.ods_code, p.name, p.address, p.postcode, p.pcn_name) as words
        from register.practice_period p where p.until_on = date '9999-12-31'
        union all
        select distinct k.kind, k.code, k.name, null::uuid, null, k.name from register.practice_period p
        cross join lateral (values ('pcn', p.pcn_code, p.pcn_name), ('sub-icb', p.commissioner_code, p.commissioner_name),
          ('icb', p.icb_code, p.icb_name)) k (kind, code, name)
        where p.until_on = date '9999-12-31' and k.code is not null and k.name is not null
        union all select 'constituency', code, name, null, null, name from register.constituency) named
    ) n on f.code = n.code and f.kind = n.kind and f.name = n.name
    when matched and (f.practice_id, f.status, f.words) is distinct from (n.practice_id, n.status, n.words) then
      update set practice_id = n.practice_id, status = n.status, words = n.words
    when not matched then
      insert (kind, code, name, practice_id, status, words) values (n.kind, n.code, n.name, n.practice_id, n.status, n.words)
    when not matched by source then delete`.execute(tx.db)
