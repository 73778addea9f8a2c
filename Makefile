# SPDX-License-Identifier: Apache-2.0
# The two commands that matter: `make brief` and `make test`. `make help` lists the rest.

DATE ?= 2025-11-24
OUT ?= out/brief
RELEASE = swift build -c release --static-swift-stdlib --product hashwatt --scratch-path .build-release
BINARY = .build-release/release/hashwatt

.PHONY: help setup build brief test test-slow check lint validate bench screenshot clean

help:
	@echo "make brief       install what is missing, build, write the brief of DATE=$(DATE) to OUT=$(OUT)"
	@echo "make test        install what is missing, build, run the tests"
	@echo "make test-slow   the long suites: large random instances, generated years"
	@echo "make check       formatting, import arrows, commands named in the README"
	@echo "make bench       the benchmarks, each beside its peers where these are installed"
	@echo "make screenshot  pictures of the brief in headless Chromium: light, dark, phone"

setup:
	@Scripts/setup

build: setup
	@$(RELEASE)

brief: build
	@$(BINARY) brief --date $(DATE) --out $(OUT)

test: setup
	@swift build --build-tests
	@swift test --skip-build --parallel

test-slow: setup
	@HASHWATT_SLOW=1 swift test

check: lint
	@Scripts/check-arrows
	@Scripts/check-readme

lint:
	@swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

bench: setup
	@Scripts/bench

screenshot: brief
	@Scripts/screenshot $(OUT) $(DATE)

clean:
	@rm -rf .build .build-release out
