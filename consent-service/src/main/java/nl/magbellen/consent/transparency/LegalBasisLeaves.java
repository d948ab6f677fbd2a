package nl.magbellen.consent.transparency;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.magbellen.transparency.store.Events;
import nl.magbellen.transparency.store.RecordKind;

/**
 * Each event of a legal basis is a leaf of the log, with the particulars of what it is of, which
 * never change; and each record that has no events.
 */
final class LegalBasisLeaves {

  private static final Events CONSENTS =
      new Events(
          "consent",
          """
          json_build_array(e.kind, micros(e.happened_at), e.advertiser, e.channel, e.method,
            encode(e.evidence_cipher, 'hex'), e.import_file, e.import_line, e.decision, e.recorded_by,
            micros(e.recorded_at), c.number_key, encode(c.number_cipher, 'hex'), c.advertiser, c.subject, c.person,
            micros(c.given_at), micros(c.valid_until), c.channel, c.text_version, encode(c.text_digest, 'hex'),
            c.standalone, c.first_call_within, encode(c.source_cipher, 'hex'))
          """,
          """
          consent c on c.id = w.record
          join consent_event e
            on e.number_key = c.number_key and e.consent = c.id and e.sequence = w.part::bigint
          """,
          "select consent as record, sequence::text as part, recorded_at as at from consent_event");

  private static final Events RELATIONS =
      new Events(
          "relation",
          """
          json_build_array(e.kind, micros(e.happened_at), e.import_file, e.import_line, e.recorded_by,
            micros(e.recorded_at), r.number_key, encode(r.number_cipher, 'hex'), r.advertiser, r.subject, r.person,
            r.kind, micros(r.started_at), r.number_from_sale, r.opt_out_offered)
          """,
          """
          customer_relation r on r.id = w.record
          join customer_relation_event e
            on e.number_key = r.number_key and e.relation = r.id and e.sequence = w.part::bigint
          """,
          "select relation as record, sequence::text as part, recorded_at as at from customer_relation_event");

  private static final Events REQUESTED_CALLS =
      new Events(
          "requested-call",
          """
          json_build_array(e.kind, micros(e.happened_at), e.import_file, e.import_line, e.decision, e.recorded_by,
            micros(e.recorded_at), r.number_key, encode(r.number_cipher, 'hex'), r.advertiser, r.subject,
            micros(r.requested_at), micros(r.valid_until), encode(r.evidence_cipher, 'hex'))
          """,
          """
          requested_call r on r.id = w.record
          join requested_call_event e
            on e.number_key = r.number_key and e.requested_call = r.id and e.sequence = w.part::bigint
          """,
          "select requested_call as record, sequence::text as part, recorded_at as at from requested_call_event");

  private static final Events WRONG_PERSONS =
      new Events(
          "wrong-person",
          """
          json_build_array(p.advertiser, micros(p.reached_at), p.minor, encode(p.number_cipher, 'hex'), p.decision,
            p.recorded_by, micros(p.recorded_at))
          """,
          "wrong_person p on p.number_key = w.part::uuid and p.id = w.record",
          "select id as record, number_key::text as part, recorded_at as at from wrong_person");

  private static final Events BALANCE_TESTS =
      new Events(
          "balance-test",
          """
          json_build_array(b.advertiser, b.subject, b.held_on, b.term, b.interests, b.impact, b.safeguards,
            b.conclusion, b.approved_by, b.advice_outcome, b.advice_term, b.advice_given_on, b.advice_reference,
            b.recorded_by, micros(b.recorded_at))
          """,
          "balance_test b on b.id = w.record",
          "select id as record, '' as part, recorded_at as at from balance_test");

  private static final Events PUBLISHED_NUMBERS =
      new Events(
          "published-number",
          """
          json_build_array(p.number_key, encode(p.number_cipher, 'hex'), encode(p.content, 'hex'), p.advertisers,
            p.holder, p.kvk, p.url, p.page_sha256, micros(p.seen_at), p.stated_purpose, p.subjects, p.recorded_by,
            micros(p.recorded_at))
          """,
          "published_number p on p.id = w.record",
          "select id as record, '' as part, recorded_at as at from published_number");

  @Produces
  @Singleton
  RecordKind consents() {
    return CONSENTS;
  }

  @Produces
  @Singleton
  RecordKind relations() {
    return RELATIONS;
  }

  @Produces
  @Singleton
  RecordKind requestedCalls() {
    return REQUESTED_CALLS;
  }

  @Produces
  @Singleton
  RecordKind wrongPersons() {
    return WRONG_PERSONS;
  }

  @Produces
  @Singleton
  RecordKind balanceTests() {
    return BALANCE_TESTS;
  }

  @Produces
  @Singleton
  RecordKind publishedNumbers() {
    return PUBLISHED_NUMBERS;
  }
}
