/**
 * The JSON of a question's terms, for the decision log. The reader and the writer are generated
 * from the record itself.
 */
@Json.Import(Terms.class)
package nl.magbellen.question.json;

import io.avaje.jsonb.Json;
import nl.magbellen.question.Terms;
