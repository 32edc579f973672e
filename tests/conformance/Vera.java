/*
 * Runs veraPDF over many files in one Java machine, since starting it takes longer than a file does:
 *	java Vera FLAVOUR,FLAVOUR FILE...
 * prints a line for each file and flavour, "ok FLAVOUR FILE" or "failed FLAVOUR FILE RULE...", a rule
 * as clause-test. Rules that failed are explained on standard error, each once a file.
 */
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.TreeMap;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Vera {
	private static ValidationResult validate(String file, String name) throws Exception {
		/* by its whole name: "wt1a" is not the "1a" in it */
		PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);

		if (flavour == PDFAFlavour.NO_FLAVOUR)
			throw new IllegalArgumentException("no flavour " + name);
		try (InputStream in = new FileInputStream(file);
		     PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
			return Foundries.defaultInstance().createValidator(flavour, false)
				.validate(parser);
		}
	}

	/* The rules that failed, with the first message of each. */
	private static TreeMap<String, String> failures(ValidationResult result) {
		TreeMap<String, String> failed = new TreeMap<>();

		for (TestAssertion assertion : result.getTestAssertions()) {
			if (assertion.getStatus() != TestAssertion.Status.FAILED)
				continue;
			failed.putIfAbsent(assertion.getRuleId().getClause() + "-"
					   + assertion.getRuleId().getTestNumber(),
					   assertion.getMessage() + " at "
					   + assertion.getLocation().getContext());
		}
		return failed;
	}

	private static void report(String file, String name) {
		TreeMap<String, String> failed;

		try {
			ValidationResult result = validate(file, name);

			failed = failures(result);
			if (result.isCompliant() && failed.isEmpty()) {
				System.out.println("ok " + name + " " + file);
				return;
			}
		} catch (Exception e) {
			failed = new TreeMap<>();
			failed.put("unreadable", e.toString());
		}
		System.out.println("failed " + name + " " + file + " "
				   + String.join(" ", failed.keySet()));
		failed.forEach((rule, text) -> System.err.println("# " + rule + ": " + text));
	}

	public static void main(String[] args) {
		VeraGreenfieldFoundryProvider.initialise();
		for (int i = 1; i < args.length; i++)
			for (String flavour : args[0].split(","))
				report(args[i], flavour);
	}
}
