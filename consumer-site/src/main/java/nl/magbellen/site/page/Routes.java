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
  public static final String LEAVE = RECORDS + "/leave";
  public static final String WHO = "{at:wie-belde-mij|en/who-called-me}";
  public static final String CHECK = "{at:ontvangstbewijs|en/receipt}";

  private Routes() {}
}
