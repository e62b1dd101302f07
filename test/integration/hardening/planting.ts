import type { House } from '../../support/house.js';

/** Titles, too, except where the award is accepted: then they are in the public register. */
export async function plant(house: House, organisationName: string, word: string): Promise<void> {
  const ofIt = `(SELECT id FROM application WHERE organisation_id =
                  (SELECT id FROM organisation WHERE name = '${organisationName}'))`;
  const award = `(SELECT id FROM award WHERE application_id IN ${ofIt})`;
  await house.db.query(`
    UPDATE organisation SET purpose = purpose || ' ${word}' WHERE name = '${organisationName}';
    UPDATE application SET answers = jsonb_set(answers, '{summary}', '"${word}"') WHERE id IN ${ofIt};
    UPDATE application SET title = '${word} ' || title WHERE id IN ${ofIt}
       AND NOT EXISTS (SELECT FROM award WHERE application_id = application.id AND status IN ('accepted', 'active'));
    ALTER TABLE score DISABLE TRIGGER USER; ALTER TABLE score_sheet DISABLE TRIGGER USER;
    UPDATE sheet_draft SET typed = jsonb_build_object('comment', '${word}') WHERE application_id IN ${ofIt};
    UPDATE assignment SET reason = '${word}' WHERE application_id IN ${ofIt};
    UPDATE score SET reason = '${word}' WHERE sheet_id IN (SELECT id FROM score_sheet WHERE application_id IN ${ofIt});
    UPDATE score_sheet SET comment = '${word}' WHERE application_id IN ${ofIt};
    UPDATE bank_details SET account_name = '${word}'
     WHERE organisation_id = (SELECT id FROM organisation WHERE name = '${organisationName}');
    UPDATE meeting_paper SET title = '${word} ' || title WHERE application_id IN ${ofIt};
    ALTER TABLE minutes DISABLE TRIGGER USER;
    UPDATE minutes SET text = replace(text, '${organisationName} be ', '${organisationName} ${word} be ');
    ALTER TABLE decision_words DISABLE TRIGGER USER;
    UPDATE decision_words SET notes = '${word}'
     WHERE decision_id IN (SELECT id FROM decision WHERE application_id IN ${ofIt});
    ALTER TABLE decision DISABLE TRIGGER USER; ALTER TABLE award DISABLE TRIGGER USER;
    UPDATE decision SET reasons = '${word}', conditions = '${word}' WHERE application_id IN ${ofIt};
    UPDATE award SET conditions = '${word}' WHERE id IN ${award};
    UPDATE award_variation SET reason = '${word}', after = jsonb_set(after, '{purpose}', '"${word}"')
     WHERE award_id IN ${award};
    UPDATE award_hold SET reason = '${word}' WHERE award_id IN ${award};
    UPDATE appeal SET words = '${word}' WHERE application_id IN ${ofIt};
    UPDATE monitoring_return SET story = '${word}', changes = '${word}'
     WHERE award_id IN ${award} AND status = 'submitted';`);
}
