/**
 * The JSON of facts and look-ups, for both ends of the wire and for the decision log. The readers
 * and writers of the records are generated from the records themselves.
 */
@Json.Import({
  LegalBasisFacts.class,
  ObjectionFacts.class,
  CallerFacts.class,
  NumberLookup.Batch.class,
  ObjectionLookup.Batch.class,
  CallerLookup.Batch.class
})
package nl.magbellen.facts.json;

import io.avaje.jsonb.Json;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.facts.lookup.NumberLookup;
import nl.magbellen.facts.lookup.ObjectionLookup;
