package nl.magbellen.imports;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file that was sent; read only. Written by {@link ImportFiles}. */
@Entity
@Table(name = "import_file")
public class ImportedFile extends PanacheEntityBase {

  @Id public UUID id;

  public String name;

  public String sender;

  @Column(name = "started_at")
  public Instant startedAt;

  public byte[] digest;

  public boolean whole;

  /** The file that begins with the same bytes and came in whole; null for none. */
  @Column(name = "continued_by")
  public UUID continuedBy;
}
