package nl.magbellen.site.info;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import nl.magbellen.site.page.Operator;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.service.CallerDirectory;

/** The templates of what visitors should know, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class InfoTemplates {

  private InfoTemplates() {}

  static native TemplateInstance privacy(PageContext page, Operator operator);

  static native TemplateInstance contact(PageContext page, Operator operator);

  static native TemplateInstance accessibility(PageContext page, Operator operator);

  static native TemplateInstance still(PageContext page, Operator operator);

  /**
   * Who uses Magbellen.
   *
   * @param reachable whether they could be looked up
   * @param callers where the lists of their numbers are; null when they are nowhere
   */
  static native TemplateInstance participants(
      PageContext page,
      List<CallerDirectory.Advertiser> participants,
      boolean reachable,
      String callers);
}
