package io.quarterdeck.engine;

class DuckDbEngineTest extends EngineContract {
    @Override
    protected Engine open() {
        return new DuckDbEngine(scratch);
    }
}
