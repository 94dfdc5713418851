package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** LibreOffice, as somebody who opens a workbook and saves it again. */
final class Office {
    private static final String RECALCULATES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
            </oor:items>
            """;

    private Office() {}

    /**
     * A workbook as it is after all of its formulas were worked out again; the test is skipped where there is no LibreOffice.
     *
     * @param work a folder of the test's own
     * @return a file of the same name in another folder
     */
    static Path saved(Path workbook, Path work) throws IOException, InterruptedException {
        Path out = work.resolve("saved");
        Path profile = work.resolve("profile");
        // As it comes, it would believe the values that were saved.
        Files.writeString(
                Files.createDirectories(profile.resolve("user")).resolve("registrymodifications.xcu"), RECALCULATES);
        Process process;
        try {
            process = new ProcessBuilder(
                            "soffice",
                            "-env:UserInstallation=" + profile.toUri(),
                            "--headless",
                            "--convert-to",
                            "xlsx:Calc MS Excel 2007 XML",
                            "--outdir",
                            out.toString(),
                            workbook.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeThat(false).as("soffice is not there").isTrue();
            throw e;
        }
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        return out.resolve(workbook.getFileName());
    }
}
