using Prism.Connector;

if (args is not [var folder, var target])
{
    await Console.Error.WriteLineAsync("Usage: Prism.Connector <folder of the connector's text> <file to write>").ConfigureAwait(false);
    return 2;
}

await File.WriteAllBytesAsync(target, ConnectorPackage.Write(folder)).ConfigureAwait(false);
return 0;
