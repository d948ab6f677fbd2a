package nl.magbellen.objection.door;

/** Path templates of the pages, both languages in one, for the resources. */
final class Routes {

  static final String START = "{at:|en}";
  static final String OBJECT = "{at:niet-gebeld-worden|en/do-not-call}";
  static final String OBJECT_CODE = OBJECT + "/code";
  static final String OBJECT_AGAIN = OBJECT + "/again";
  static final String OBJECT_DONE = OBJECT + "/done";
  static final String SEARCH = OBJECT + "/search";
  static final String RECORDS = "{at:mijn-registraties|en/my-registrations}";
  static final String RECORDS_CODE = RECORDS + "/code";
  static final String RECORDS_AGAIN = RECORDS + "/again";
  static final String LIFT = RECORDS + "/lift";
  static final String WITHDRAW = RECORDS + "/withdraw";
  static final String DISPUTE = RECORDS + "/dispute";
  static final String PROOF = RECORDS + "/proof";
  static final String RECEIPT = RECORDS + "/receipt";
  static final String LEAVE = RECORDS + "/leave";
  static final String WHO = "{at:wie-belde-mij|en/who-called-me}";
  static final String CHECK = "{at:ontvangstbewijs|en/receipt}";

  private Routes() {}
}
