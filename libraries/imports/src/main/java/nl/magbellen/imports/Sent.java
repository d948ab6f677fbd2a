package nl.magbellen.imports;

import java.util.UUID;

/**
 * Where rows come from.
 *
 * @param file names the file that is being imported
 * @param sender the client that sent it
 * @param dryRun whether nothing is to stay on record
 */
public record Sent(UUID file, String sender, boolean dryRun) {}
