package nl.magbellen.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads which files brought records, in the caller's session. */
@ApplicationScoped
public class FileEvidences {

  /** Some files, by their id. */
  public record Found(Map<UUID, ImportedFile> files) {

    /** The evidence of a record of one of these files; null for a record of no file. */
    public FileEvidence of(UUID file, Long line) {
      ImportedFile sent = file == null ? null : files.get(file);
      return sent == null
          ? null
          : new FileEvidence(sent.id, sent.name, sha256(sent), line, sent.sender, sent.startedAt);
    }

    private String sha256(ImportedFile sent) {
      ImportedFile whole = sent.whole ? sent : files.get(sent.continuedBy);
      return whole == null ? null : HexFormat.of().formatHex(whole.digest);
    }
  }

  /** These files, and those that continued them. */
  public Uni<Found> find(Collection<UUID> ids) {
    Set<UUID> asked = ids.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    if (asked.isEmpty()) {
      return Uni.createFrom().item(new Found(Map.of()));
    }
    return ImportedFile.<ImportedFile>list("id in ?1", asked).flatMap(FileEvidences::continued);
  }

  private static Uni<Found> continued(List<ImportedFile> files) {
    Map<UUID, ImportedFile> found = new HashMap<>();
    files.forEach(file -> found.put(file.id, file));
    Set<UUID> others =
        files.stream()
            .filter(file -> !file.whole)
            .map(file -> file.continuedBy)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return others.isEmpty()
        ? Uni.createFrom().item(new Found(found))
        : ImportedFile.<ImportedFile>list("id in ?1", others)
            .invoke(more -> more.forEach(file -> found.put(file.id, file)))
            .replaceWith(() -> new Found(found));
  }
}
