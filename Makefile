# The commands of the project. Each does the set-up it needs and says what it does.
PYTHON := .venv/bin/python
# make test PARTS="dev python" runs some parts only; scripts/run_tests.py --list names them.
PARTS :=

.PHONY: help set-up demo test python stubs docs bench format clean

help: ## Show the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

set-up: ## Install what building and testing need (apt packages, .venv); done once
	@sh scripts/set_up.sh

demo: set-up ## Print the pool's budget and the first case, from C++ and Python
	@$(PYTHON) scripts/run_demo.py

test: set-up ## Run every test; the last line is "N passed, N failed"
	@$(PYTHON) scripts/run_tests.py $(PARTS)

python: set-up ## Build the Python package and install it into .venv
	@$(PYTHON) scripts/install_package.py

stubs: python ## Write the stub of the extension module anew
	@$(PYTHON) scripts/check_stubs.py --write

docs: set-up ## Build the documentation into build/docs/html
	@$(PYTHON) scripts/run_tests.py documentation

bench: set-up ## Run the benchmarks
	@cmake --preset bench && cmake --build --preset bench --target run_benchmarks

format: set-up ## Lay out the Python files
	@$(PYTHON) -m ruff check --fix && $(PYTHON) -m ruff format

clean: ## Remove what was built; .venv stays
	@echo "clean: removing build, dist, out"
	@rm -rf build dist out
