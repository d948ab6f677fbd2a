package nl.magbellen.consent.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.consent.ConsentEventRecord;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.consent.ConsentText;
import nl.magbellen.imports.FileEvidence;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Sha256;

/**
 * Writes a consent as JSON-LD with the fields of ISO/IEC TS 27560:2023 in terms of the W3C Data
 * Privacy Vocabulary 2 (its guide "Consent Records and Receipts"). The giver is a pseudonym: who
 * knows the number can check it, as base64url of SHA-256 over {@code <consent id>:<E.164>}.
 */
@ApplicationScoped
class LinkedData {

  private static final String RECORD = "dpv:ConsentRecord";

  private final ObjectMapper json;
  private final ProofSettings settings;

  LinkedData(ObjectMapper json, ProofSettings settings) {
    this.json = json;
    this.settings = settings;
  }

  /** The record, as it is signed. */
  ObjectNode of(ConsentRecord consent, Instant issuedAt) {
    ObjectNode node = json.createObjectNode();
    node.set("@context", context());
    node.put("@id", "urn:uuid:" + consent.id())
        .put("@type", RECORD)
        .put("dct:conformsTo", "https://w3id.org/dpv/schema/dpv-27560#record")
        .put("dct:identifier", consent.id().toString())
        .put("dct:created", DutchTime.format(consent.recordedAt()))
        .put("dct:issued", DutchTime.format(issuedAt))
        .put("dct:publisher", settings.issuer());
    node.putObject("dpv:hasDataSubject")
        .put("@type", "dpv:Consumer")
        .put("dct:identifier", Sha256.ofNumber(consent.id(), consent.number().e164()));
    node.set("dpv:hasDataController", party(consent.advertiser()));
    node.put("dpv:hasJurisdiction", "loc:NL")
        .put("dpv:hasApplicableLaw", "eu-gdpr:GDPR")
        .put("dpv:hasLegalBasis", "eu-gdpr:A6-1-a");
    node.set("dpv:hasProcess", process(consent));
    if (consent.text() != null) {
      node.set("dpv:hasNotice", notice(consent.text()));
    }
    node.set("dpv:hasConsentStatus", statuses(consent));
    node.set("dct:provenance", provenance(consent.events()));
    return node;
  }

  /** What {@link #of} wrote; empty for other JSON. */
  Optional<ProvenRecord> read(JsonNode node) {
    if (!RECORD.equals(node.path("@type").asText())) {
      return Optional.empty();
    }
    return Optional.of(
        new ProvenRecord(
            UUID.fromString(node.path("dct:identifier").asText()),
            OffsetDateTime.parse(node.path("dct:issued").asText()).toInstant(),
            node.path("dpv:hasDataSubject").path("dct:identifier").asText()));
  }

  private ObjectNode context() {
    ObjectNode context = json.createObjectNode();
    context
        .put("dpv", "https://w3id.org/dpv#")
        .put("pd", "https://w3id.org/dpv/pd#")
        .put("loc", "https://w3id.org/dpv/loc#")
        .put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#")
        .put("dct", "http://purl.org/dc/terms/")
        .put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
        .put("xsd", "http://www.w3.org/2001/XMLSchema#")
        .put("schema", "https://schema.org/")
        .put("proof", "https://w3id.org/security#jws");
    Stream.of(
            "dct:conformsTo",
            "dct:publisher",
            "dpv:hasJurisdiction",
            "dpv:hasApplicableLaw",
            "dpv:hasLegalBasis",
            "dpv:hasPersonalData",
            "dpv:hasProcessing",
            "dpv:isIndicatedBy")
        .forEach(property -> typed(context, property, "@id"));
    Stream.of("dct:created", "dct:issued", "dct:date", "dpv:isIndicatedAtTime")
        .forEach(property -> typed(context, property, "xsd:dateTime"));
    return context;
  }

  private static void typed(ObjectNode context, String property, String type) {
    context.putObject(property).put("@id", property).put("@type", type);
  }

  private ObjectNode party(String advertiser) {
    return json.createObjectNode()
        .put("@type", "dpv:LegalEntity")
        .put("dct:identifier", advertiser);
  }

  private ObjectNode process(ConsentRecord consent) {
    ObjectNode process = json.createObjectNode().put("@type", "dpv:Process");
    process
        .putArray("dpv:hasPurpose")
        .addObject()
        .put("@type", "dpv:DirectMarketing")
        .put("dct:title", consent.subject());
    process.putArray("dpv:hasPersonalData").add("pd:TelephoneNumber");
    process.putArray("dpv:hasProcessing").add("dpv:Use");
    ArrayNode recipients = process.putArray("dpv:hasRecipient");
    recipients.add(party(consent.advertiser()));
    consent.partners().forEach(partner -> recipients.add(party(partner)));
    return process;
  }

  private ObjectNode notice(ConsentText text) {
    ObjectNode notice =
        json.createObjectNode()
            .put("@type", "dpv:ConsentNotice")
            .put("dct:identifier", text.version());
    if (text.body() != null) {
      notice.put("dct:description", text.body());
      notice.put("schema:sha256", HexFormat.of().formatHex(Sha256.of(text.body())));
    }
    return notice;
  }

  /** What changed whether the consent holds. */
  private ArrayNode statuses(ConsentRecord consent) {
    ArrayNode statuses = json.createArrayNode();
    consent
        .events()
        .forEach(
            event -> {
              switch (event.kind()) {
                case GIVEN -> statuses.add(given(event, consent.validUntil()));
                case WITHDRAWN -> statuses.add(status(event, List.of("dpv:ConsentWithdrawn")));
                case DISPUTED -> statuses.add(status(event, List.of("dpv:ConsentInvalidated")));
                case VERIFIED, USED -> {}
              }
            });
    return statuses;
  }

  private ObjectNode given(ConsentEventRecord event, Instant validUntil) {
    ObjectNode status = status(event, List.of("dpv:ConsentGiven", "dpv:ExpressedConsent"));
    ObjectNode duration = status.putObject("dpv:hasDuration");
    if (validUntil == null) {
      duration.put("@type", "dpv:EndlessDuration");
    } else {
      duration.put("@type", "dpv:UntilTimeDuration");
      duration.put("rdf:value", DutchTime.format(validUntil));
    }
    return status;
  }

  private ObjectNode status(ConsentEventRecord event, List<String> types) {
    ObjectNode status = json.createObjectNode();
    ArrayNode type = status.putArray("@type");
    types.forEach(type::add);
    status
        .put("dct:type", event.kind().name())
        .put("dpv:isIndicatedBy", "dpv:DataSubject")
        .put("dpv:isIndicatedAtTime", DutchTime.format(event.happenedAt()));
    if (event.channel() != null) {
      status.put("dpv:hasIndicationMethod", event.channel());
    }
    if (event.advertiser() != null) {
      status.set("dpv:hasRecipient", party(event.advertiser()));
    }
    if (event.file() != null) {
      status.set("dct:source", source(event.file()));
    }
    return status;
  }

  /** The file that brought it. */
  private ObjectNode source(FileEvidence file) {
    ObjectNode source =
        json.createObjectNode()
            .put("@type", "schema:DigitalDocument")
            .put("dct:identifier", "urn:uuid:" + file.file())
            .put("schema:position", file.line())
            .put("dct:creator", file.sender())
            .put("dct:date", DutchTime.format(file.sentAt()));
    if (file.name() != null) {
      source.put("dct:title", file.name());
    }
    if (file.sha256() != null) {
      source.put("schema:sha256", file.sha256());
    }
    return source;
  }

  /** What else happened: how the giver was verified, and which calls rested on the consent. */
  private ArrayNode provenance(List<ConsentEventRecord> events) {
    ArrayNode provenance = json.createArrayNode();
    events.forEach(
        event -> {
          switch (event.kind()) {
            case VERIFIED ->
                provenance.add(happened(event).put("dct:description", event.method().name()));
            case USED ->
                provenance.add(happened(event).put("dct:source", "decision:" + event.decision()));
            case GIVEN, WITHDRAWN, DISPUTED -> {}
          }
        });
    return provenance;
  }

  private ObjectNode happened(ConsentEventRecord event) {
    ObjectNode happened =
        json.createObjectNode()
            .put("@type", "dct:ProvenanceStatement")
            .put("dct:type", event.kind().name())
            .put("dct:date", DutchTime.format(event.happenedAt()));
    if (event.advertiser() != null) {
      happened.set("dpv:hasRecipient", party(event.advertiser()));
    }
    return happened;
  }
}
