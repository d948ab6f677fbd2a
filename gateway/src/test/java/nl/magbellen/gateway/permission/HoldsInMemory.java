package nl.magbellen.gateway.permission;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.gateway.services.ConsentClient.Held;
import nl.magbellen.gateway.services.ConsentClient.Hold;
import nl.magbellen.gateway.services.ConsentClient.HoldAnswer;
import nl.magbellen.gateway.services.ConsentClient.HoldEnd;
import nl.magbellen.gateway.services.ConsentClient.HoldEnds;
import nl.magbellen.gateway.services.ConsentClient.Holds;

/** The holds of a consent service, which can fail in the ways of a service. */
final class HoldsInMemory {

  private final Map<String, Held> holders = new HashMap<>();
  private final List<Hold> asked = new ArrayList<>();
  private final List<UUID> letGo = new ArrayList<>();
  private Function<Holds, Uni<HoldAnswer>> answering = this::held;

  void used(String evidence, Instant at) {
    holders.put(evidence, new Held(null, null, at));
  }

  void answerAlways(Held held) {
    answering =
        holds ->
            Uni.createFrom().item(new HoldAnswer(holds.holds().stream().map(_ -> held).toList()));
  }

  void neverAnswer() {
    answering = _ -> Uni.createFrom().nothing();
  }

  void refuse() {
    answering = _ -> Uni.createFrom().failure(new IllegalStateException("connection refused"));
  }

  List<Hold> asked() {
    return asked;
  }

  List<UUID> letGo() {
    return letGo;
  }

  Uni<HoldAnswer> hold(Holds holds) {
    asked.addAll(holds.holds());
    return answering.apply(holds);
  }

  Uni<Void> endHolds(HoldEnds ends) {
    for (HoldEnd end : ends.ends()) {
      letGo.add(end.decision());
      holders.computeIfPresent(
          end.evidence(), (_, held) -> end.decision().equals(held.decision()) ? null : held);
    }
    return Uni.createFrom().voidItem();
  }

  private Uni<HoldAnswer> held(Holds holds) {
    return Uni.createFrom().item(new HoldAnswer(holds.holds().stream().map(this::held).toList()));
  }

  private Held held(Hold hold) {
    return holders.compute(
        hold.evidence(),
        (_, held) ->
            held == null || held.usedAt() == null && !held.until().isAfter(hold.from())
                ? new Held(hold.decision(), hold.until(), null)
                : held);
  }
}
