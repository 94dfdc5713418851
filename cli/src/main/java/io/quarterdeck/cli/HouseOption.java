package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that names a folder of the user's own metrics, data rules, sheets, presets and aliases. */
final class HouseOption {
    @Option(
            names = "--house",
            paramLabel = "DIR",
            description =
                    "A folder with your own metrics, risks, checks, sheets, labels, presets and aliases (default: such"
                            + " folders beside the exports).")
    private Path folder;

    /** The folder that was named, whether it is there or not. */
    Optional<Path> named() {
        return Optional.ofNullable(folder);
    }

    /** What is in the folder that was named, else beside some exports or a store. */
    House read(Path beside) {
        if (folder == null) {
            return House.in(
                    Files.isDirectory(beside) ? beside : beside.toAbsolutePath().getParent());
        }
        if (!Files.isDirectory(folder)) {
            throw refused("there is no such folder");
        }
        House house = House.in(folder);
        if (house.isEmpty() && !hasAliases()) {
            throw refused("there is nothing of a house in it");
        }
        return house;
    }

    /** What lies in the folder that was named and takes no part, as a line each. */
    List<String> passedOver(House house) {
        if (folder == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        house.passedOver()
                .forEach(file -> lines.add("house: " + file + " is not used; wanted a name that ends in "
                        + House.ROOMS.get(file.substring(0, file.indexOf('/')))));
        Set<String> rooms = new TreeSet<>(House.ROOMS.keySet());
        rooms.add(House.ALIASES);
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isDirectory)
                    .map(other -> other.getFileName().toString())
                    .filter(name -> !rooms.contains(name)
                            && !NearestWord.didYouMean(name, rooms).isEmpty())
                    .sorted()
                    .forEach(name -> lines.add("house: the folder " + name + " is not used. "
                            + NearestWord.didYouMean(name, rooms).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(lines);
    }

    private boolean hasAliases() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.equals(House.ALIASES) || name.startsWith(House.ALIASES + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UserError refused(String found) {
        return new UserError(
                ExitCode.USAGE,
                "--house " + folder,
                found,
                "a folder with a folder in it that is called " + String.join(", ", House.ROOMS.keySet()) + " or "
                        + House.ALIASES,
                "Check the path, or begin one with `quarterdeck new metric NAME --house " + folder + "`");
    }
}
