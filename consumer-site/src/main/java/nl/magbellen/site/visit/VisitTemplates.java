package nl.magbellen.site.visit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.PageContext;

/** The templates that ask a visitor's number and the code, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public final class VisitTemplates {

  private VisitTemplates() {}

  /** Asks the number. */
  public static native TemplateInstance number(PageContext page, Form form);

  /**
   * Asks the code.
   *
   * @param forObjection whether the code is the second step of objecting
   * @param forComplaint whether it is the second step of a complaint
   * @param spoken whether the code is read aloud in a call
   * @param target the path that takes the code
   * @param again the path that sends another one
   * @param back the path where a number is given
   * @param against the name of the advertiser objected to; null for everybody, or if there is none
   */
  public static native TemplateInstance code(
      PageContext page,
      Form form,
      boolean forObjection,
      boolean forComplaint,
      boolean spoken,
      String target,
      String again,
      String back,
      String against);
}
