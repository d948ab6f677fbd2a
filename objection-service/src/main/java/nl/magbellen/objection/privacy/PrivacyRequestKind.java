package nl.magbellen.objection.privacy;

/** What somebody asks about data (AVG, GDPR). */
public enum PrivacyRequestKind {
  /** To correct or complete them (art. 16). */
  CORRECT,
  /** To erase them (art. 17). */
  ERASE,
  /** Not to use them for now (art. 18). */
  RESTRICT
}
