package nl.magbellen.site.check;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.PageContext;

/** The template of the page that checks proofs, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class CheckTemplates {

  private CheckTemplates() {}

  static native TemplateInstance check(PageContext page, Form form, Finding finding);
}
