package nl.magbellen.imports;

/** What the documents of all imports say. */
public final class ImportedFiles {

  /** CSV with a header. */
  public static final String CSV = "text/csv";

  /** An object a line. */
  public static final String LINES = "application/x-ndjson";

  /** A form with the file in it. */
  public static final String FORM = "multipart/form-data";

  /** How a file is imported. */
  public static final String DESCRIPTION =
      """
      Answers a row per row, in order, while the file still comes in, in the type of the file: CREATED \
      once it is on record, SAME where it was on record already, ERROR with field and reason where it \
      is refused, by the rules of the single POST. A row that is refused stops nothing. Counts stand \
      at the end, only if the file was whole. The same file again changes nothing. Files may be \
      gzipped, sent as the body or as the file of a form. Query: the fields of the record (never the \
      number) give what is the same in every row; a row's own value comes before it. map \
      (number:telefoon,receivedAt:datum) says which column is which field, others are left out then; \
      dateFormat (dd-MM-yyyy HH:mm) and zone (Europe/Amsterdam) how times are written; numbers=nl \
      takes numbers that lost their 0 or +; charset; dryRun=true records nothing; only=ERROR \
      answers refused rows alone, for clients that send all before they read; fromRow is the first \
      row to be recorded, of the whole file sent again; name, or the file name of Content-Disposition, \
      is kept with its SHA-256, its sender and the line as the evidence of every record.""";

  /** What is answered. */
  public static final String ANSWER = "A row for each row of the file, and the counts";

  /** An example of it. */
  public static final String ANSWERS =
      """
      row,line,result,id,field,code,reason
      1,2,CREATED,0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10,,,
      1,,TOTAL,0199b0c4-1d0c-7a11-8c1e-2b7f0a9c4d55,,,CREATED=1|SAME=0|ERROR=0|SHA-256=9f86d081
      """;

  private ImportedFiles() {}
}
