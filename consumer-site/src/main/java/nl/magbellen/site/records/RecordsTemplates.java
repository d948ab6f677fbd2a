package nl.magbellen.site.records;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.PageContext;

/** The templates of a number's records, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class RecordsTemplates {

  private RecordsTemplates() {}

  static native TemplateInstance records(
      PageContext page, RecordsOfNumber records, WhoMayCall callers);

  /** Asks what is requested, and of whom. */
  static native TemplateInstance request(
      PageContext page, Form form, List<String> kinds, List<Organisation> organisations);
}
