package nl.magbellen.objection;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The objections of one look-up, against its advertiser or everybody, in force or lifted. */
@Schema(requiredProperties = "objections")
public record ObjectionFacts(List<ObjectionFact> objections) {}
