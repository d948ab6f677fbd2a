package nl.magbellen.site.page;

/** Path templates of the pages, both languages in one, for the resources. */
public final class Routes {

  public static final String START = "{at:|en}";
  public static final String OBJECT = "{at:niet-gebeld-worden|en/do-not-call}";
  public static final String OBJECT_CODE = OBJECT + "/code";
  public static final String OBJECT_AGAIN = OBJECT + "/again";
  public static final String OBJECT_DONE = OBJECT + "/done";
  public static final String SEARCH = OBJECT + "/search";
  public static final String RECORDS = "{at:mijn-registraties|en/my-registrations}";
  public static final String RECORDS_CODE = RECORDS + "/code";
  public static final String RECORDS_AGAIN = RECORDS + "/again";
  public static final String LIFT = RECORDS + "/lift";
  public static final String WITHDRAW = RECORDS + "/withdraw";
  public static final String DISPUTE = RECORDS + "/dispute";
  public static final String PROOF = RECORDS + "/proof";
  public static final String RECEIPT = RECORDS + "/receipt";
  public static final String EVERYTHING = RECORDS + "/everything";
  public static final String NUMBER = RECORDS + "/number";
  public static final String SWITCH = RECORDS + "/switch";
  public static final String REQUEST = RECORDS + "/request";
  public static final String LEAVE = RECORDS + "/leave";
  public static final String WHO = "{at:wie-belde-mij|en/who-called-me}";
  public static final String COMPLAIN = "{at:toch-gebeld|en/called-all-the-same}";
  public static final String COMPLAIN_ABOUT = COMPLAIN + "/about";
  public static final String COMPLAIN_CODE = COMPLAIN + "/code";
  public static final String COMPLAIN_AGAIN = COMPLAIN + "/again";
  public static final String COMPLAIN_DONE = COMPLAIN + "/done";
  public static final String COMPLAINT = COMPLAIN + "/paper";
  public static final String CHECK = "{at:ontvangstbewijs|en/receipt}";

  public static final String STILL = "{at:wat-kan-er-nog-gebeuren|en/what-may-still-happen}";
  public static final String PARTICIPANTS = "{at:deelnemers|en/participants}";
  public static final String PRIVACY = "{at:privacy|en/privacy}";
  public static final String CONTACT = "{at:contact|en/contact}";
  public static final String ACCESSIBILITY = "{at:toegankelijkheid|en/accessibility}";

  private Routes() {}
}
