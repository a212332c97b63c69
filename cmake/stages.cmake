# The stages of the library in reading order, one folder of include/gevinst/ each, and what each may include.
# What a stage may include is transitive: a stage sees all that the stages it names may see.
# tests/structure holds every #include line of the headers to this list.
set(GEVINST_STAGES)

function(gevinst_stage name)
    list(APPEND GEVINST_STAGES ${name})
    set(GEVINST_STAGES ${GEVINST_STAGES} PARENT_SCOPE)
    set(GEVINST_STAGE_${name} ${ARGN} PARENT_SCOPE)
endfunction()

gevinst_stage(numeric)
gevinst_stage(units numeric)
gevinst_stage(expression units)
gevinst_stage(engine expression)
gevinst_stage(case expression)
gevinst_stage(file case)
gevinst_stage(appraisal case engine)
gevinst_stage(decision appraisal)
gevinst_stage(realisation appraisal)
gevinst_stage(report decision realisation file)
