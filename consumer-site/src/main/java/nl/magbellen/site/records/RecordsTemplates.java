package nl.magbellen.site.records;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import nl.magbellen.site.page.Page;

/** The template of a number's records, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class RecordsTemplates {

  private RecordsTemplates() {}

  static native TemplateInstance records(Page page, RecordsOfNumber records);
}
