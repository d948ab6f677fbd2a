package nl.magbellen.site.caller;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.PageContext;

/** The template of who called, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class CallerTemplates {

  private CallerTemplates() {}

  static native TemplateInstance who(PageContext page, Form form, WhoAnswer answer);
}
