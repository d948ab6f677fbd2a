package nl.magbellen.site.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template of a failure, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class PageTemplates {

  private PageTemplates() {}

  static native TemplateInstance failure(PageContext page, String heading, String text);
}
