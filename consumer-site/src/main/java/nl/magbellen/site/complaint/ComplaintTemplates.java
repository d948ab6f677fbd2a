package nl.magbellen.site.complaint;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Operator;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.service.SiteComplaint;

/** The templates of complaints, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ComplaintTemplates {

  private ComplaintTemplates() {}

  /**
   * Asks about the call.
   *
   * @param today the last day that can be chosen, as browsers take it
   */
  static native TemplateInstance complain(
      PageContext page, Form form, boolean knowsNumber, String today);

  /**
   * Says what is known about the call.
   *
   * @param name of the organisation; null when it is not known
   */
  static native TemplateInstance complained(
      PageContext page, SiteComplaint complaint, Told told, String name, Operator operator);

  static native TemplateInstance complaintPaper(
      PageContext page,
      SiteComplaint complaint,
      Told told,
      String name,
      String address,
      String signed,
      String logo,
      String code,
      Operator operator);
}
