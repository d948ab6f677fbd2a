package nl.magbellen.gateway.webhook;

import java.net.URI;

/**
 * A message to a receiver.
 *
 * @param id the same for each try
 * @param body JSON
 */
public record Webhook(URI url, WebhookSecret secret, String id, String body) {}
