package nl.magbellen.launcher.chaos.load;

import java.time.Instant;
import java.util.Map;
import nl.magbellen.launcher.chaos.history.Write;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.stack.Service;

/**
 * A write to be sent, and sent again.
 *
 * @param kind what it says
 * @param service to whom
 * @param role as whom
 * @param path where
 * @param body JSON
 * @param number about whom
 * @param advertiser for whom
 * @param about what it changes, or null
 * @param happened when it happened
 */
record Draft(
    Write.Kind kind,
    Service service,
    Role role,
    String path,
    Map<String, Object> body,
    String number,
    String advertiser,
    String about,
    Instant happened) {}
