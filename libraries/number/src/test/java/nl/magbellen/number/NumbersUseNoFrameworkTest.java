package nl.magbellen.number;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import nl.magbellen.service.api.Identifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The decision core is made of these types, so they bring nothing with them. */
class NumbersUseNoFrameworkTest {

  @Test
  void valueTypesDependOnJavaAndTheirLibraryOnly() {
    // Given
    var types =
        new ClassFileImporter()
            .importClasses(
                TelephoneNumber.class,
                NumberKind.class,
                InvalidTelephoneNumberException.class,
                NumberFault.class,
                Identifier.class,
                DialledDigits.class,
                DutchNumberingPlan.class,
                DutchAreaCodes.class,
                NumberKey.class,
                NumberKeys.class,
                NumberCipher.class,
                UnreadableCiphertextException.class,
                VersionedSecrets.class,
                Ids.class);

    // Then
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "nl.magbellen.common",
            "com.google.i18n.phonenumbers..",
            "com.fasterxml.uuid..")
        .check(types);
  }
}
