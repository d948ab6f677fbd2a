package nl.magbellen.callerid.change;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Path;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.change.ChangeKind;
import nl.magbellen.service.change.ChangeResource;
import nl.magbellen.service.change.ChangeTable;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells the gateway what happened to caller ids, mandates and advertisers. */
@Path(ChangeResource.PATH)
@Tag(name = "Internal")
public class InternalChangeResource extends ChangeResource {

  InternalChangeResource(Pool pool) {
    super(new ChangeTable(pool, InternalChangeResource::number));
  }

  private static TelephoneNumber number(ChangeKind kind, byte[] sealed) {
    throw new IllegalStateException("caller-id-service keeps no number of a callee: " + kind);
  }
}
