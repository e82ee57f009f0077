// SPDX-License-Identifier: GPL-3.0-or-later
// Validates PDFs with veraPDF's engine: java Validate FLAVOUR[,FLAVOUR…] FILE…
// Prints each rule that a file breaks, with the first places; exit status 1 when there is one.

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public final class Validate {
    /** Places shown of each broken rule. */
    private static final int PLACES = 3;

    private static ValidationResult validate(File file, PDFAFlavour flavour) throws Exception {
        ValidationProfile profile =
                Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, false)) {
            return validator.validate(parser);
        }
    }

    private static Map<String, List<TestAssertion>> broken(ValidationResult result) {
        Map<String, List<TestAssertion>> rules = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
            String rule =
                    assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
            rules.computeIfAbsent(rule, unused -> new ArrayList<>()).add(assertion);
        }
        return rules;
    }

    private static void print(Map<String, List<TestAssertion>> rules) {
        rules.forEach(
                (rule, assertions) -> {
                    System.out.printf(
                            "  %s (%d times): %s%n",
                            rule, assertions.size(), assertions.get(0).getMessage());
                    assertions.stream()
                            .limit(PLACES)
                            .forEach(
                                    one ->
                                            System.out.printf(
                                                    "    at %s%n", one.getLocation().getContext()));
                });
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        int files = 0;
        for (int index = 1; index < arguments.length; index++, files++) {
            for (String name : arguments[0].split(",")) {
                try {
                    ValidationResult result =
                            validate(new File(arguments[index]), PDFAFlavour.fromString(name));
                    if (result.isCompliant()) continue;
                    System.out.printf("%s is not valid as %s:%n", arguments[index], name);
                    print(broken(result));
                } catch (Exception trouble) {
                    System.out.printf("%s, %s: %s%n", arguments[index], name, trouble);
                }
                good = false;
            }
        }
        if (good) System.out.printf("%d files valid as %s%n", files, arguments[0]);
        System.exit(good ? 0 : 1);
    }
}
