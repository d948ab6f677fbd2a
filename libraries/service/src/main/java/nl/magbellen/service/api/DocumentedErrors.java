package nl.magbellen.service.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.service.idempotency.KeyedRequests;
import nl.magbellen.service.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

/**
 * Tells the errors that an operation can give. Most follow from what it takes and who may call it;
 * others stand at the resource, as {@link Refuses}.
 */
final class DocumentedErrors {

  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put("400", "The request was not understood: errors names the fields.");
    TEXTS.put("401", "No valid bearer token.");
    TEXTS.put("403", "The token's roles or advertisers do not allow this.");
    TEXTS.put("404", "No such record.");
    TEXTS.put("406", "It cannot be answered in a media type that was asked for.");
    TEXTS.put("409", "The record's present state does not allow this.");
    TEXTS.put("413", "The body is too large.");
    TEXTS.put("415", "The body is of a media type that is not read here.");
    TEXTS.put("422", "The Idempotency-Key was used with another body, or it cannot be done.");
    TEXTS.put("431", "The header is too large.");
    TEXTS.put("503", "It cannot be answered in time; Retry-After tells when to come back.");
  }

  private final Map<String, List<String>> refused = new HashMap<>();

  DocumentedErrors(IndexView index) {
    for (AnnotationInstance refuses : index.getAnnotations(Refuses.class)) {
      AnnotationValue id =
          refuses
              .target()
              .asMethod()
              .annotation(org.eclipse.microprofile.openapi.annotations.Operation.class)
              .value("operationId");
      refused.put(
          id.asString(),
          Arrays.stream(refuses.value().asIntArray()).mapToObj(Integer::toString).toList());
    }
  }

  void add(String path, Operation operation) {
    for (String status : of(path, operation)) {
      APIResponse declared = operation.getResponses().getAPIResponse(status);
      if (declared == null || declared.getContent() == null) {
        operation.getResponses().addAPIResponse(status, problem(status));
      }
    }
  }

  private Set<String> of(String path, Operation operation) {
    Set<String> statuses = new TreeSet<>(Set.of("400", "431", "503"));
    statuses.addAll(refused.getOrDefault(operation.getOperationId(), List.of()));
    if (!DeclaredRoles.isForEverybody(operation)) {
      statuses.addAll(Set.of("401", "403"));
    }
    if (path.contains("{")) {
      statuses.add("404");
    }
    if (operation.getRequestBody() != null) {
      statuses.addAll(Set.of("413", "415"));
    }
    if (answersContent(operation)) {
      statuses.add("406");
    }
    if (takesKey(operation)) {
      statuses.add("422");
    }
    return statuses;
  }

  private static boolean answersContent(Operation operation) {
    return operation.getResponses().getAPIResponses().entrySet().stream()
        .anyMatch(
            response ->
                response.getKey().startsWith("2") && response.getValue().getContent() != null);
  }

  private static boolean takesKey(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> KeyedRequests.HEADER.equals(parameter.getName()));
  }

  private static APIResponse problem(String status) {
    MediaType body =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
    return OASFactory.createAPIResponse()
        .description(TEXTS.get(status))
        .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
  }
}
