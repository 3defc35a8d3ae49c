"""What must not be lost: the database, the masters, the events and the locks.

    with Workspace.create_or_open(path, clock, station) as workspace:      # workspace.py: one station per folder
        stored = workspace.masters.put(file)                               # masters.py: on the disk when it returns
        with workspace.write(person) as unit:                              # one transaction, durable at its end
            unit.add_capture(dossier.id, NewCapture(...))                  # only now may a page be acknowledged
            unit.emit("dossier.capturing", dossier.id)                     # one more link of the chain of events
        with workspace.read() as reader:                                   # one moment of the database
            reader.pages(dossier.id)

``Reader`` and ``Unit`` (unit.py) are made of one story a module: people, inventory, dossiers, pages, page_order,
captures, documents, media, reports, decisions, packages, serials, paper, leaves, events, counts. They return values of
``station.model`` or of ``records``. Writers store; ``model.transitions`` decides (``reader.facts``), and triggers
(``migrations``) refuse what no path may do.

Every row that is written is witnessed by the next event of its transaction: ``emit`` adds the digests. Captures,
accounts and logins emit events of their own; for the rest the workflow does. What no event spoke of is witnessed at
the commit.

``reconcile`` puts a workspace in order at start-up, ``verify`` finds silent changes, ``passwords`` checks who it is.
"""
