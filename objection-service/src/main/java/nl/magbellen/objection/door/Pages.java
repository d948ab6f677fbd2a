package nl.magbellen.objection.door;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;

/** The templates of the pages, checked when the service is built. */
@CheckedTemplate(basePath = "door", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Pages {

  private Pages() {}

  static native TemplateInstance start(Page page, Form form);

  static native TemplateInstance object(
      Page page, Form form, List<CallerDirectory.Advertiser> matches, boolean knowsNumber);

  static native TemplateInstance matches(Form form, List<CallerDirectory.Advertiser> matches);

  static native TemplateInstance code(
      Page page,
      Form form,
      boolean forObjection,
      boolean spoken,
      String target,
      String again,
      String back,
      String against);

  static native TemplateInstance done(
      Page page, boolean everybody, String who, UUID reference, String since);

  static native TemplateInstance number(Page page, Form form);

  static native TemplateInstance records(Page page, RecordsOfNumber records);

  static native TemplateInstance lift(
      Page page, Form form, boolean everybody, String who, UUID reference, String statement);

  static native TemplateInstance who(Page page, Form form, WhoAnswer answer);

  static native TemplateInstance check(Page page, Form form, Receipt receipt, boolean matches);

  static native TemplateInstance failure(Page page, String heading, String text);

  static native TemplateInstance receiptPaper(
      Page page,
      String number,
      String who,
      String since,
      UUID reference,
      String how,
      String address,
      String signed);
}
