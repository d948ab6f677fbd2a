package nl.magbellen.site.object;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Operator;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.service.CallerDirectory;

/** The templates of objecting, lifting and receipts, checked when the service is built. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ObjectTemplates {

  private ObjectTemplates() {}

  static native TemplateInstance start(PageContext page, Form form);

  static native TemplateInstance object(
      PageContext page, Form form, List<CallerDirectory.Advertiser> matches, boolean knowsNumber);

  static native TemplateInstance matches(Form form, List<CallerDirectory.Advertiser> matches);

  static native TemplateInstance done(
      PageContext page, boolean everybody, String who, UUID reference, String since);

  static native TemplateInstance notKept(PageContext page, String against);

  static native TemplateInstance lift(
      PageContext page, Form form, boolean everybody, String who, UUID reference, String statement);

  static native TemplateInstance receiptPaper(
      PageContext page,
      String number,
      String who,
      String since,
      UUID reference,
      String how,
      String address,
      String signed,
      String logo,
      String code,
      Operator operator);
}
