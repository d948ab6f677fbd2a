package nl.magbellen.service.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.service.api.AnsweredType.Presence;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweredTypesTest {

  record Plain(String name, @Nullable String agency, List<@Nullable String> lines) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LeftOut(
      long line,
      String result,
      @Nullable String id,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> errors,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Kind kind,
      @JsonInclude @Nullable String said) {}

  enum Kind {
    ONE
  }

  record Whole(
      @JsonUnwrapped @JsonIgnoreProperties("lines") Plain plain,
      @JsonProperty("mb_row") long row,
      @JsonIgnore String hidden) {}

  record Part<T>(List<T> items, @Nullable String nextCursor) {}

  @Schema(name = "Two")
  record First(String name) {}

  @Schema(name = "Two")
  record Second(@Nullable String name) {}

  @Test
  void fieldIsAlwaysThereAndNullOnlyWhereItsTypeSaysSo() {
    assertThat(presences("Plain", "name", "agency", "lines"))
        .containsEntry("name", Presence.ALWAYS)
        .containsEntry("agency", Presence.OR_NULL)
        .containsEntry("lines", Presence.ALWAYS);
  }

  @Test
  void whatJacksonLeavesOutIsThereSometimes() {
    assertThat(presences("LeftOut", "line", "result", "id", "errors", "kind", "said"))
        .containsEntry("line", Presence.ALWAYS)
        .containsEntry("result", Presence.ALWAYS)
        .containsEntry("id", Presence.SOMETIMES)
        .containsEntry("errors", Presence.SOMETIMES)
        .containsEntry("kind", Presence.ALWAYS)
        .containsEntry("said", Presence.OR_NULL);
  }

  @Test
  void fieldHasTheNameThatItHasInJson() {
    assertThat(presences("Whole", "name", "agency", "mb_row"))
        .containsOnlyKeys("name", "agency", "mb_row");
  }

  @Test
  void pageIsNamedByWhatItIsAPageOf() {
    assertThat(presences("PartPlain", "items", "nextCursor"))
        .containsEntry("items", Presence.ALWAYS)
        .containsEntry("nextCursor", Presence.OR_NULL);
  }

  @Test
  void schemaOfNoTypeFailsTheBuild() {
    assertThatThrownBy(() -> presences("Plain", "another"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Plain");
  }

  @Test
  void schemaOfTwoTypesFailsTheBuild() {
    assertThatThrownBy(() -> presences("Two", "name"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Two");
  }

  @Test
  void nullIsSaidByTheTypeAlone() {
    // Given
    var schema =
        OASFactory.createSchema()
            .addProperty(
                "name",
                OASFactory.createSchema().addType(SchemaType.STRING).addType(SchemaType.NULL))
            .addProperty("agency", OASFactory.createSchema().addType(SchemaType.STRING))
            .addProperty("lines", OASFactory.createSchema().addType(SchemaType.ARRAY));
    // When, Then
    assertThatThrownBy(() -> new AnsweredFields(index()).require("Plain", schema))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@Nullable");
  }

  private static Map<String, Presence> presences(String schema, String... fields) {
    return new AnsweredTypes(index()).of(schema, Set.of(fields));
  }

  private static Index index() {
    try {
      return Index.of(
          Plain.class,
          LeftOut.class,
          Kind.class,
          Whole.class,
          Part.class,
          First.class,
          Second.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
