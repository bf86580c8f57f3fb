using Prism.Sbom;

if (args is not [var dependencies, var target])
{
    await Console.Error.WriteLineAsync("Prism.Sbom PROGRAM.deps.json TARGET.cdx.json: writes what a published program ships with, as CycloneDX.");
    return 2;
}

await File.WriteAllTextAsync(target, BillOfMaterials.Write(await File.ReadAllTextAsync(dependencies), Path.GetFileName(dependencies), TimeProvider.System.GetUtcNow()));
return 0;
