// Runs before the page is read: notes every shift of the layout that no reader caused, when it was
// in milliseconds, how large, and what moved.
(() => {
    const watch = new PerformanceObserver((list) => note(list.getEntries()));
    const note = (entries) => {
        for (const shift of entries)
            if (!shift.hadRecentInput) window.shifts.push({
                moment: shift.startTime,
                value: shift.value,
                moved: shift.sources.map(({node}) => (node?.outerHTML || node?.textContent || "?").slice(0, 90)),
            });
    };
    window.shifts = [];
    window.takeShifts = () => { note(watch.takeRecords()); return window.shifts; };
    watch.observe({type: "layout-shift", buffered: true});
})();
