package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Words;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that a command asks for. Only these and what they are made from are worked out.
 *
 * @param tables their names; empty for all that a review shows
 * @param hasChecks whether the data rules are among them
 */
record Wanted(Set<String> tables, boolean hasChecks) {
    static final Wanted ALL = new Wanted(Set.of(), true);

    Wanted {
        tables = Set.copyOf(tables);
    }

    /** One table, and nothing that it does not rest on. */
    static Wanted table(String name) {
        return new Wanted(Set.of(name), false);
    }

    /**
     * Tables by name, and nothing that they do not rest on.
     *
     * @throws UserError if a name is that of no model
     */
    static Wanted tables(Collection<String> names) {
        Set<String> known =
                Pipeline.models(House.NONE).stream().map(Model::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UserError(
                        ExitCode.USAGE,
                        name,
                        "there is no such table",
                        "one that `quarterdeck tables` lists",
                        Words.didYouMean(name, known) + "Correct the name");
            }
        }
        return new Wanted(Set.copyOf(names), false);
    }

    /** Some tables, the data rules, and whether the review that they belong to is a draft. */
    static Wanted withChecks(Collection<String> tables) {
        Set<String> all = new HashSet<>(tables);
        all.add("thresholds");
        return new Wanted(all, true);
    }

    /**
     * Those of the models that have to run. A name that no model has is one that is given, or a mistake.
     *
     * @param models of a review
     * @param others that run only where they are asked for
     */
    List<Model> of(Collection<? extends Model> models, Collection<? extends Model> others) {
        if (tables.isEmpty()) {
            return List.copyOf(models);
        }
        Map<String, Model> byName = new HashMap<>();
        models.forEach(model -> byName.put(model.name(), model));
        others.forEach(model -> byName.put(model.name(), model));
        Deque<String> asked = new ArrayDeque<>(tables);
        if (hasChecks) {
            models.stream()
                    .filter(model -> model.header().attribute("severity").isPresent())
                    .forEach(model -> asked.add(model.name()));
        }
        Set<String> needed = new HashSet<>();
        while (!asked.isEmpty()) {
            String name = asked.pop();
            if (byName.containsKey(name) && needed.add(name)) {
                asked.addAll(byName.get(name).header().inputs());
            }
        }
        return needed.stream().map(byName::get).toList();
    }
}
