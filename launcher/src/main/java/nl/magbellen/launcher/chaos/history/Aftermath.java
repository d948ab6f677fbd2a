package nl.magbellen.launcher.chaos.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * What the services say in the end, when all faults are over.
 *
 * @param records every record of the numbers of the run, by its id
 * @param log every decision on record about these numbers, by its id
 * @param verified the permits whose signature the published keys verify
 * @param outcomes the ids of outcomes on record
 * @param sent the changes that each receiver of webhooks has taken, by its name, as {@link
 *     Write#change}
 */
public record Aftermath(
    Map<String, JsonNode> records,
    Map<String, JsonNode> log,
    Set<String> verified,
    Set<String> outcomes,
    Map<String, Set<String>> sent) {}
